/** Markup that is safe to put into a page as it stands. */
export class Html {
	constructor(readonly markup: string) {}

	toString(): string {
		return this.markup;
	}
}

type Insert = string | number | Html | readonly Html[];

/** A template whose inserts are escaped, unless they are markup made by this very function. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
	return new Html(
		parts.map((part, index) => part + (index < inserts.length ? render(inserts[index]!) : '')).join(''),
	);
}

function render(insert: Insert): string {
	if (insert instanceof Html) return insert.markup;
	if (typeof insert === 'object') return insert.map((each) => each.markup).join('');
	return escapeHtml(String(insert));
}

function escapeHtml(plain: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
		// A parser would turn it into a line feed.
		'\r': '&#13;',
	};
	return plain.replace(/[&<>"'\r]/g, (char) => entities[char] ?? char);
}
