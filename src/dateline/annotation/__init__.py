"""Document -> Annotation: names, events and their arguments, one document at a time."""
