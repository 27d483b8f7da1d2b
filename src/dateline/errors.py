"""Every error that dateline raises on purpose.

DatelineError
├── InputError           a source that cannot be read; says which file and what to do
│   ├── SidecarError     sources.toml (or front matter) with a bad value or an unknown key
│   └── TooLargeError    more text than an article has
├── RulesError           a vocabulary file with a bad row, named
├── DecisionsError       a decisions file that names unknown ids or contradicts itself
└── OutputError          a folder that cannot be written, or holds no build
"""


class DatelineError(Exception):
    """The base of all errors raised on purpose."""


class InputError(DatelineError):
    """A source cannot be read."""


class SidecarError(InputError):
    """What a sidecar file or front matter says about an article is not usable."""


class TooLargeError(InputError):
    """The text is longer than an article may be."""


class RulesError(DatelineError):
    """A vocabulary file is broken; the message names file and row."""


class DecisionsError(DatelineError):
    """A decisions file names unknown mentions or contradicts itself."""


class OutputError(DatelineError):
    """The output folder cannot be written, or holds no build."""
