import type { CasePreview } from './CasePreview';

/** The sum of a preview, for who does not read every item. */
export function previewNotes(previews: readonly CasePreview[]): string[] {
	const count = (would: CasePreview['would']) =>
		previews.filter((preview) => preview.would === would).length.toLocaleString('en-US');
	const colliding = previews.filter(({ collidesWith }) => collidesWith.length > 0).length;
	return [
		`Nothing was written. Create would make ${count('create')} case folders, find ${count('adopt')} that are there, and refuse ${count('refuse')}.`,
		...(colliding === 0
			? []
			: [`${colliding.toLocaleString('en-US')} items would get the place of another item of this run.`]),
	];
}
