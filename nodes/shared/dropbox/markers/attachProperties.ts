import { stableAddress } from '../../domain/entry';
import { matchMarker } from '../../domain/marker/matchMarker';
import { caseKey } from '../../domain/marker/caseKey';
import type { CaseMarker, Marking } from '../port';
import { ApiError, type Api } from '../client/Api';
import { unexpectedResponse } from '../errors/toRefusal';
import { declineOrThrow } from './PropertiesDeclined';
import { otherCaseRefusal } from './otherCaseRefusal';
import { propertyGroupOf } from './propertyGroups';
import { readPropertyMarker } from './findPropertyMarkers';
import type { PropertyTemplates } from './PropertyTemplates';

/**
 * Puts a marker on a folder as properties. Dropbox adds a group of a template once: of two executions that mark one
 * folder, the later finds what the earlier put there, as does a repetition after a lost answer.
 * @throws PropertiesDeclined; Refusal `belongs_to_another_case`; ApiError, ConnectionLost
 */
export async function attachProperties(
	api: Api,
	templates: PropertyTemplates,
	{ folder, caseId }: Marking,
): Promise<CaseMarker> {
	const templateId = await templates.getOrCreate();
	const id = caseKey(caseId);
	const marker: CaseMarker = { caseId: id, folderId: stableAddress(folder), kind: 'properties' };
	const argument = {
		path: marker.folderId,
		property_groups: [propertyGroupOf(templateId, id, marker.folderId)],
	};
	const added = await api
		.call((sdk) => sdk.filePropertiesPropertiesAdd(argument))
		.then(() => true, rejectUnlessPresent);
	if (added) return marker;

	const present = await readPropertyMarker(api, folder, [templateId]);
	const says = matchMarker(present, folder, id);
	if (says === 'this case') return marker;
	if (says === 'another case') throw otherCaseRefusal();
	await api.call((sdk) => sdk.filePropertiesPropertiesOverwrite(argument)).catch(declineOrThrow);
	return marker;
}

function rejectUnlessPresent(thrown: unknown): false {
	if (thrown instanceof ApiError && thrown.is('property_group_already_exists')) return false;
	if (thrown instanceof ApiError && thrown.is('path', 'not_found')) throw thrown;
	if (thrown instanceof ApiError && thrown.is('template_not_found'))
		throw unexpectedResponse('a template that went away');
	return declineOrThrow(thrown);
}
