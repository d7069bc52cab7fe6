import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * What reads the fields that hold for a run as a whole: once, from the first item. Expressions in them look at other
 * nodes, and would be evaluated anew for each of a thousand items.
 * @param read throws where a field cannot be used
 */
export function createRunReader<Fields>(
	read: (context: IExecuteFunctions, item: number) => Fields,
): (context: IExecuteFunctions) => Fields {
	const known = new WeakMap<IExecuteFunctions, Fields>();
	return (context) => {
		const fields = known.get(context) ?? read(context, 0);
		known.set(context, fields);
		return fields;
	};
}
