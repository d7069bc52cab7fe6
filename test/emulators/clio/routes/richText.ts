const TAGS = ['a', 'b', 'br', 'div', 'em', 'i', 'li', 'ol', 'p', 's', 'strong', 'u', 'ul'];
const ATTRIBUTES = ['href', 'rel', 'type', 'target'];

/** Leaves the tags and attributes that notes may have, and takes the others out. */
export function richText(text: string): string {
	return text.replace(
		/<(\/?)([a-z0-9]+)((?:\s[^<>]*)?)>/gi,
		(_tag, slash: string, name: string, rest: string) => {
			const tag = name.toLowerCase();
			if (!TAGS.includes(tag)) return '';
			const attributes = [...rest.matchAll(/([a-z]+)\s*=\s*("[^"]*"|'[^']*')/gi)]
				.filter(([, attribute = '']) => ATTRIBUTES.includes(attribute.toLowerCase()))
				.map(([, attribute, value]) => ` ${attribute}=${value}`);
			return `<${slash}${tag}${attributes.join('')}>`;
		},
	);
}
