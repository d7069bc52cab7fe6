import type { Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import type { ClioPort, Note } from '../../../../../../../nodes/shared/clio/port';
import { createOnce, PRETENDED_NOTE, runPerMatter, words } from '../../shared/notes';
import type { FolderLinkRequest, SetFolderLink } from './FolderLink';

type InNote = FolderLinkRequest & { place: { noteSubject: string } };

/** Each matter has one note of this subject that is nothing but a link: that of its folder. */
export const setLinkNotes = async (
	requests: readonly InNote[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<SetFolderLink>>> =>
	await runPerMatter(
		requests,
		clio,
		async (request, known) => await setLinkNote(request, known, clio),
		(count) => progress(count, requests.length, 'notes'),
	);

async function setLinkNote(request: InNote, known: Note[], clio: ClioPort): Promise<SetFolderLink> {
	const { matterId, link, dryRun, place } = request;
	const input = { matterId, subject: place.noteSubject, text: link, date: undefined, hasLinks: true };
	const result = (status: SetFolderLink['status'], noteId: number, previousLink?: string): SetFolderLink => ({
		...{ status, matterId, link, customField: undefined, previousLink, dryRun },
		noteId: noteId === PRETENDED_NOTE ? undefined : noteId,
	});
	// What people wrote under the same subject stays as it is.
	const isLink = ({ subject, text }: Note) =>
		words(subject) === words(input.subject) && ONE_LINK.test(words(text));
	const isSame = (note: Note) => isLink(note) && words(note.text) === link;
	const same = known.find(isSame);
	if (same !== undefined) return result('unchanged', same.id);
	const former = known.find(isLink);
	if (former === undefined) {
		const { note, isNew } = await createOnce(input, isSame, known, clio, dryRun);
		return result(isNew ? 'created' : 'unchanged', note.id);
	}
	if (!dryRun) await clio.updateNote(former.id, input);
	const previousLink = words(former.text);
	former.text = link;
	return result('updated', former.id, previousLink);
}

const ONE_LINK = /^https?:\/\/\S+$/;
