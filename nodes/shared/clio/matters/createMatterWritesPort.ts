import type { ClioApi } from '../client/ClioApi';
import { requireRecord } from '../client/readResponse';
import { ClioError } from '../client/ClioError';
import { throwRefusal } from '../errors/toRefusal';
import type { CustomFieldChange, Matter, MatterWrites } from '../port';
import { MATTER_FIELDS, readMatter, type RawMatter } from './readMatter';

/** Somebody else may write at the same time, not all the time. */
const ATTEMPTS = 5;

export function createMatterWritesPort(api: ClioApi): MatterWrites {
	const query = { fields: MATTER_FIELDS };
	const read = async (id: number) => requireRecord(await api.read<RawMatter>(['matters', id], query), id);

	/** By the state that was seen: Clio makes a second value of a field that has got one since. */
	const write = async (before: Matter, changes: readonly CustomFieldChange[]): Promise<Matter> => {
		const values = valuesToWrite(before, changes);
		const isDone = async () => {
			const raw = await read(before.id);
			return valuesToWrite(readMatter(raw), changes).length === 0 ? raw : undefined;
		};
		const raw = await api.writeOnce<RawMatter>(
			{
				...{ method: 'PATCH', path: ['matters', before.id], query },
				data: { custom_field_values: values },
				headers: before.etag === '' ? {} : { 'If-Match': before.etag },
			},
			isDone,
		);
		return readMatter(requireRecord(raw, before.id));
	};

	return {
		async setCustomFields(given, changes) {
			let matter = given;
			for (let attempt = 1; ; attempt++) {
				if (valuesToWrite(matter, changes).length === 0) return matter;
				const outcome = await write(matter, changes).catch((thrown: unknown) => {
					if (attempt < ATTEMPTS && thrown instanceof ClioError && thrown.status === 412) return undefined;
					return throwRefusal(thrown);
				});
				if (outcome !== undefined) return outcome;
				matter = readMatter(await read(matter.id).catch(throwRefusal));
			}
		},
	};
}

/** As Clio takes it: by the value's own ID what is there, by the field's what is not. */
type WrittenValue =
	| { id: string; value: unknown }
	| { id: string; _destroy: true }
	| { custom_field: { id: number }; value: unknown };

function valuesToWrite(matter: Matter, changes: readonly CustomFieldChange[]): WrittenValue[] {
	return changes.flatMap(({ fieldId, value }): WrittenValue[] => {
		const [first, ...others] = matter.customFields.flatMap((each) =>
			each.fieldId === fieldId && each.id !== undefined ? [{ id: each.id, stored: each.stored }] : [],
		);
		// More than one is what is left of somebody who did not read first. Clio shows people one of them.
		const surplus = others.map(({ id }) => ({ id, _destroy: true as const }));
		if (first === undefined) return value === undefined ? [] : [{ custom_field: { id: fieldId }, value }];
		if (value === undefined) return [{ id: first.id, _destroy: true }, ...surplus];
		return isSameValue(first.stored, value) ? surplus : [{ id: first.id, value }, ...surplus];
	});
}

/** Clio writes numbers and IDs sometimes as text. */
const isSameValue = (stored: unknown, wanted: unknown): boolean =>
	stored !== null &&
	String(stored).trim() !== '' &&
	(String(stored) === String(wanted) || (typeof wanted === 'number' && Number(stored) === wanted));
