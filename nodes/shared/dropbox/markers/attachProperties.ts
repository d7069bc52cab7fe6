import { lastingAddress } from '../../domain/entry';
import { markerSays } from '../../domain/marker/standing';
import { caseKey } from '../../domain/marker/caseKey';
import type { CaseMarker, Marking } from '../../ports';
import { ApiError, type Api } from '../Api';
import { unforeseen } from '../refusals';
import { declineOrThrow } from './declined';
import { markedForAnotherCase } from './markerRefusals';
import { groupOf } from './propertyGroups';
import { propertyOf } from './readProperties';
import type { Templates } from './Templates';

/**
 * Puts a marker on a folder as properties. Dropbox adds a group of a template once: of two executions that mark one
 * folder, the later finds what the earlier put there, as does a repetition after a lost answer.
 * @throws PropertiesDeclined; Refusal `belongs_to_another_case`; ApiError, ConnectionLost
 */
export async function attachProperties(
	api: Api,
	templates: Templates,
	{ folder, caseId }: Marking,
): Promise<CaseMarker> {
	const templateId = await templates.own();
	const id = caseKey(caseId);
	const marker: CaseMarker = { caseId: id, folderId: lastingAddress(folder), kind: 'properties' };
	const argument = { path: marker.folderId, property_groups: [groupOf(templateId, id, marker.folderId)] };
	const added = await api
		.call((sdk) => sdk.filePropertiesPropertiesAdd(argument))
		.then(() => true, isThereAlready);
	if (added) return marker;

	const present = await propertyOf(api, folder, [templateId]);
	const says = markerSays(present, folder, id);
	if (says === 'this case') return marker;
	if (says === 'another case') throw markedForAnotherCase();
	await api.call((sdk) => sdk.filePropertiesPropertiesOverwrite(argument)).catch(declineOrThrow);
	return marker;
}

function isThereAlready(thrown: unknown): false {
	if (thrown instanceof ApiError && thrown.is('property_group_already_exists')) return false;
	if (thrown instanceof ApiError && thrown.is('path', 'not_found')) throw thrown;
	if (thrown instanceof ApiError && thrown.is('template_not_found'))
		throw unforeseen('a template that went away');
	return declineOrThrow(thrown);
}
