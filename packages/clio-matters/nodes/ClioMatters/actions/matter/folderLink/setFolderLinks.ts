import { done, mapOk, mapPartition, type Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { ClioPort, CustomField } from '../../../../../../../nodes/shared/clio/port';
import { updateCustomFields } from '../customField/updateCustomFields';
import type { FolderLinkRequest, SetFolderLink } from './FolderLink';
import { setLinkNotes } from './setLinkNotes';

type InField = FolderLinkRequest & { place: { customFieldId: number } };
type InNote = FolderLinkRequest & { place: { noteSubject: string } };

const isInField = (request: FolderLinkRequest): request is InField => 'customFieldId' in request.place;

/** Puts the links of case folders where people see them in Clio: in a custom field, or in a note. */
export async function setFolderLinks(
	requests: readonly FolderLinkRequest[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<SetFolderLink>>> {
	return await mapPartition(
		requests,
		isInField,
		async (inFields) => await setInFields(inFields as InField[], clio, progress),
		async (inNotes) => await setLinkNotes(inNotes as InNote[], clio, progress),
	);
}

async function setInFields(
	requests: readonly InField[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<SetFolderLink>>> {
	const updates = requests.map(({ matterId, link, place, dryRun }) => ({
		...{ matterId, fieldId: place.customFieldId, value: link, dryRun },
	}));
	const updated = await updateCustomFields(updates, clio, progress, otherTypeRefusal);
	return await mapOk(updated, async (all) =>
		all.map(({ status, matter, field, value, previousValue, dryRun }) =>
			done({
				...{
					status,
					matterId: matter.id,
					link: String(value),
					customField: field,
					noteId: undefined,
					dryRun,
				},
				previousLink: typeof previousValue === 'string' ? previousValue : undefined,
			}),
		),
	);
}

/** Elsewhere people could not click it, or it would replace something else. */
const otherTypeRefusal = ({ type }: CustomField): Refusal | undefined =>
	type === 'url'
		? undefined
		: new Refusal(
				'invalid_input',
				'The field “Custom Field” has a custom field that is not of type Website',
				'Choose one of type Website, or put the link in a note.',
			);
