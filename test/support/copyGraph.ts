/**
 * A copy of everything that can be reached from a value: plain objects, arrays, maps, sets and instances of classes,
 * each once, so that what is shared in it is shared in the copy. Bytes are not copied: nobody changes them in place.
 * @param copies what stands for an object in the copy, where that is no copy of it
 */
export function copyGraph<T>(value: T, copies: Map<object, object> = new Map()): T {
	const copyOf = (original: unknown): unknown => {
		if (typeof original === 'function') throw new TypeError('a function may know of what is copied');
		if (typeof original !== 'object' || original === null || ArrayBuffer.isView(original)) return original;
		const known = copies.get(original);
		if (known !== undefined) return known;
		if (original instanceof Map) {
			const copy = new Map<unknown, unknown>();
			copies.set(original, copy);
			for (const [key, each] of original) copy.set(copyOf(key), copyOf(each));
			return copy;
		}
		if (original instanceof Set) {
			const copy = new Set<unknown>();
			copies.set(original, copy);
			for (const each of original) copy.add(copyOf(each));
			return copy;
		}
		const copy = Array.isArray(original)
			? new Array<unknown>(original.length)
			: (Object.create(Object.getPrototypeOf(original) as object) as object);
		copies.set(original, copy);
		for (const key of Object.keys(original)) {
			(copy as Record<string, unknown>)[key] = copyOf((original as Record<string, unknown>)[key]);
		}
		return copy;
	};
	return copyOf(value) as T;
}
