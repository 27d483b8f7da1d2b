// vis-timeline lays the page out anew for each item that comes or changes, which for a hundred is a second. Here items are
// written one after the other, and then measured together: in the steps that the library itself goes through, all items
// at a time.

/** Makes a timeline wait for `flush`, which it returns: call it after items have been changed. */
export function drawItemsTogether({ itemSet }) {
  const changed = new Set();
  // The group draws what is new to it, together, when the timeline is next drawn; it need not look at each as it comes.
  for (const group of Object.values(itemSet.groups)) group._checkIfVisible = () => {};
  const update = itemSet._updateItem.bind(itemSet);
  itemSet._updateItem = (item, data) => {
    const wasDisplayed = item.displayed;
    item.displayed = false; // what is not displayed is not measured
    update(item, data);
    item.displayed = wasDisplayed;
    if (wasDisplayed) changed.add(item);
  };
  return () => {
    const queues = [...changed].filter((item) => item.displayed).map((item) => item.redraw(true));
    changed.clear();
    for (const step of queues[0]?.keys() ?? []) for (const queue of queues) queue[step]();
  };
}
