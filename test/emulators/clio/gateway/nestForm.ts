interface Nest {
	[name: string]: string | string[] | Nest;
}

/** The fields of a form as its names nest them: `data[parent][id]`, `data[events][]`. */
export function nestForm(form: URLSearchParams): Nest {
	const nest: Nest = Object.create(null) as Nest;
	for (const [name, value] of form) {
		const path = name.replace(/\]/g, '').split('[');
		place(nest, path, value);
	}
	return nest;
}

function place(nest: Nest, [name = '', ...rest]: string[], value: string): void {
	if (rest.length === 0) {
		nest[name] = value;
		return;
	}
	if (rest.length === 1 && rest[0] === '') {
		const known = nest[name];
		nest[name] = [...(Array.isArray(known) ? known : []), value];
		return;
	}
	const inner = nest[name];
	const next = typeof inner === 'object' && !Array.isArray(inner) ? inner : (Object.create(null) as Nest);
	nest[name] = next;
	place(next, rest, value);
}
