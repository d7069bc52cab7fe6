import type { Outcome } from '../../../../../../../nodes/shared/core/outcome';
import { words } from '../../../../../../../nodes/shared/core/words';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import type { ClioPort, Note } from '../../../../../../../nodes/shared/clio/port';
import { createOnce, PRETENDED_NOTE, runPerMatter } from '../../shared/notes';
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
	const isSame = (note: Note) => isLink(note) && words(note.text) === words(link);
	const [same, ...surplus] = known.filter(isSame);
	if (same !== undefined) {
		// Left by a run that ended before it could see that another one had made the same.
		if (!dryRun) for (const { id } of surplus) await clio.deleteNote(id);
		return result('unchanged', same.id);
	}
	const former = known.find(isLink);
	if (former === undefined) {
		// Also of another link: two notes would say two things.
		const { note, isNew } = await createOnce(input, isLink, known, clio, dryRun);
		if (isNew || isSame(note)) return result(isNew ? 'created' : 'unchanged', note.id);
		await clio.updateNote(note.id, input);
		return result('updated', note.id, words(note.text));
	}
	if (!dryRun) await clio.updateNote(former.id, input);
	const previousLink = words(former.text);
	former.text = link;
	return result('updated', former.id, previousLink);
}

const ONE_LINK = /^https?:\/\/\S+$/i;
