import fc from 'fast-check';
import { allIn, placeOf } from '../../../../../nodes/shared/domain/changes/KnownTree';
import { Reading } from '../../../../../nodes/shared/domain/changes/Reading';
import { treeFrom, written } from '../../../../../nodes/shared/domain/changes/writtenTree';
import { file, folder } from './entries';

const listed = (text: string): string[] =>
	[...allIn(treeFrom(text).root)].map((known) =>
		[known.kind, known.id, placeOf(known), known.mark].join(' '),
	);

it('reads back what was written, names of any kind', () => {
	const name = fc.stringMatching(/^[^/\s]{1,8}$/);
	fc.assert(
		fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 20 }), (paths) => {
			const reading = new Reading(treeFrom(''), '/top');
			for (const [index, names] of paths.entries()) {
				reading.there(file(`/top/${names.join('/')}`, `f${index}`));
			}
			const text = written(reading.tree);
			expect(written(treeFrom(text))).toBe(text);
			expect(listed(text)).toEqual(
				[...allIn(reading.tree.root)].map((known) =>
					[known.kind, known.id, placeOf(known), known.mark].join(' '),
				),
			);
		}),
	);
});

it('keeps a hundred thousand documents in less than eight megabytes', () => {
	const reading = new Reading(treeFrom(''), '/cases');
	for (let number = 0; number < 1000; number++) {
		const path = `/Cases/Doe, Jane (${number}-2026)`;
		reading.there(folder(path, `${String(number).padStart(22, 'F')}`));
		for (let document = 0; document < 100; document++) {
			const id = `${number}_${document}`.padStart(22, 'D');
			reading.there(file(`${path}/Document of the case ${document}.pdf`, id));
		}
	}
	const bytes = Buffer.byteLength(JSON.stringify(written(reading.tree)));
	expect(reading.tree.size).toBe(101_000);
	expect(bytes).toBeLessThan(8_000_000);
	expect(treeFrom(written(reading.tree)).size).toBe(101_000);
});
