type Child = Node | string | null;

/** An element with attributes and what is in it. Text goes in as text, whatever it says. */
export function make<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Readonly<Record<string, string>> = {},
	...children: Child[]
): HTMLElementTagNameMap[K] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	for (const child of children) if (child !== null) element.append(child);
	return element;
}

/** A name as people gave it: it cannot turn the direction of what stands around it. */
export const nameTag = (name: string): HTMLElement => make('bdi', {}, name);

export function makeButton(style: string, act: () => void, ...children: Child[]): HTMLButtonElement {
	const button = make('button', { type: 'button', class: style }, ...children);
	// Of a double click only the first counts: by the second, another button may stand there.
	button.addEventListener('click', ({ detail }) => {
		if (detail < 2) act();
	});
	return button;
}

/** A link to dropbox.com that opens beside this page; undefined for what is no address of the web. */
export function makeLink(url: string | null, ...children: Child[]): HTMLAnchorElement | undefined {
	if (url === null || !/^https:\/\//i.test(url)) return undefined;
	return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/** Puts elements below another in order, and touches only those that stand elsewhere: what has the focus keeps it. */
export function arrange(parent: Element, wanted: readonly Element[]): void {
	const kept = new Set(wanted);
	for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
	let next = parent.firstElementChild;
	for (const element of wanted) {
		if (element === next) next = next.nextElementSibling;
		else parent.insertBefore(element, next);
	}
}

/** Sets text only where it is another one, so that nothing is read out twice. */
export function setText(element: Element, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}

/** Shows or hides, which is no change of the page's style. */
export const setShown = (element: HTMLElement, shown: boolean): void => {
	element.hidden = !shown;
};
