const ESCAPES: Readonly<Record<string, string>> = {
	...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** An address in a text, up to what ends a sentence or closes what it stands in. */
const ADDRESS = /https?:\/\/[^\s<>"]+/gi;

/** A text in HTML, with its web addresses as links: everything else in it is what it is, whatever it looks like. */
export function richText(text: string): string {
	let rich = '';
	let from = 0;
	for (const { 0: found, index } of text.matchAll(ADDRESS)) {
		const address = found.slice(0, lengthOfAddress(found));
		rich += `${escape(text.slice(from, index))}<a href="${escape(address)}">${escape(address)}</a>`;
		from = index + address.length;
	}
	return (rich + escape(text.slice(from))).replace(/\r\n?|\n/g, '<br>');
}

/** Without the signs that belong to the sentence; what closes a bracket of the address itself is part of it. */
function lengthOfAddress(found: string): number {
	const count = (sign: string) => found.split(sign).length - 1;
	const surplus = { ')': count(')') - count('('), ']': count(']') - count('[') };
	for (let end = found.length; end > 0; end--) {
		const last = found[end - 1] ?? '';
		if (last === ')' || last === ']') {
			if (surplus[last]-- <= 0) return end;
		} else if (!/[.,;:!?'’”]/.test(last)) return end;
	}
	return 0;
}

const ENTITIES: Readonly<Record<string, string>> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

/** What people read of a text with tags. */
export const plainText = (rich: string): string =>
	rich
		.replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
		.replace(/<\/?[a-z][^<>]*>/gi, '')
		.replace(/&(#x?[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => decode(name) ?? whole);

function decode(name: string): string | undefined {
	if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
