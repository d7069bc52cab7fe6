const REFERENCES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	// A parser would turn it into a line feed.
	'\r': '&#13;',
};

/** Text as it stands between tags or in a quoted attribute, where every character means itself. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"'\r]/g, (character) => REFERENCES[character]!);
