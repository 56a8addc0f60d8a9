/** Looking things up in a page. */

/** @throws Error when the template lacks it, which a test of the page would show. */
export function find<Found extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Found {
  const found = within.querySelector<Found>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** The value of a data attribute. @throws Error when the template lacks it. */
export function valueOf(element: HTMLElement, name: string): string {
  const value = element.dataset[name];
  if (value === undefined) throw new Error(`The page has an element without its ${name}.`);
  return value;
}
