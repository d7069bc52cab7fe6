/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { Children } from '@/test/emulators/dropbox/state/Children';
import { FolderEntry } from '@/test/emulators/dropbox/state/Entry';

/** `true` adds the next entry, a number removes one of those that are there; first some, then mostly removals. */
const steps = fc
	.tuple(
		fc.array(fc.constant(true as const), { maxLength: 60, size: 'max' }),
		fc.array(fc.oneof(fc.constant(true as const), { arbitrary: fc.nat(12), weight: 3 }), {
			maxLength: 90,
			size: 'max',
		}),
	)
	.map(([added, mixed]) => [...added, ...mixed]);

test('any number of children: found by name, listed in order of arrival, also from the middle', () => {
	fc.assert(
		fc.property(steps, (all) => {
			const children = new Children();
			const model: FolderEntry[] = [];
			let ordinal = 0;
			for (const step of all) {
				if (step === true) {
					const entry = new FolderEntry(ordinal, `Name ${ordinal}`, `name ${ordinal}`);
					entry.ordinal = ++ordinal;
					children.add(entry);
					model.push(entry);
				} else {
					const [removed] = model.splice(step, 1);
					if (removed) children.remove(removed);
					if (removed) expect(children.get(removed.key)).toBeUndefined();
				}
			}
			expect([...children]).toEqual(model);
			expect(children.size).toBe(model.length);
			for (const entry of model) {
				expect(children.get(entry.key)).toBe(entry);
			}
			for (let from = 0; from <= ordinal + 1; from += 7) {
				expect([...children.from(from)]).toEqual(model.filter((entry) => entry.ordinal >= from));
			}
		}),
	);
});
