import { done, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Entry } from '../../../../shared/domain/entry';
import { caseKey } from '../../../../shared/domain/marker/matchMarker';
import { joinPath, parentPath, pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { CLIENT_UPLOADS } from '../../shared/clientFolder/fields';
import { clientFolderName } from '../../shared/clientFolder/locateClientFolders';
import { findExisting } from '../../shared/locate/locateMany';
import type { RenamePlan } from './RenameRequest';

/**
 * Clients' folders go by the number of their case alone. Refuses a new number that a client's folder has already: the
 * documents of this case would go to the client of another. Warns of one that keeps the former number.
 */
export async function requireFreeClientFolders(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamePlan>>> {
	const places = new Map(plans.flatMap((plan) => (getsNewId(plan) ? [[plan, placesOf(plan)] as const] : [])));
	const existing = await findExisting(
		[...places.values()].flatMap(({ next, former }) => [next, former].flatMap((path) => path ?? [])),
		dropbox,
	);
	const isThere = (path: string | undefined): boolean => {
		const found: Outcome<Entry | undefined> | undefined = path === undefined ? undefined : existing.get(path);
		if (found?.ok === false) throw found.refusal;
		return found?.value !== undefined;
	};
	return plans.map((plan) => {
		const place = places.get(plan);
		if (place === undefined) return done(plan);
		return outcomeOfSync(() => {
			if (isThere(place.next)) throw clientFolderTaken();
			return isThere(place.former) ? { ...plan, warnings: [...plan.warnings, STAYS] } : plan;
		});
	});
}

/** Whether it gets the new ID in this run. After that a client's folder of this number is its own. */
const getsNewId = ({ request: { caseId, formerCaseId }, isToRemark, isNamed, isMarkedForCase }: RenamePlan) =>
	isToRemark || (caseKey(caseId) !== caseKey(formerCaseId) && !isNamed && !isMarkedForCase);

function placesOf({ request: { caseId, formerCaseId }, path }: RenamePlan) {
	const [next, former] = [caseId, formerCaseId].map((number) => {
		const name = outcomeOfSync(() => clientFolderName(number).name);
		if (!name.ok) return undefined;
		return joinPath(joinPath(parentPath(path), CLIENT_UPLOADS), name.value);
	});
	// In upper and lower case alone they differ for the other operations, not for Dropbox.
	const isSame = next !== undefined && former !== undefined && pathKey(next) === pathKey(former);
	return { next: isSame ? undefined : next, former };
}

const clientFolderTaken = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		`${CLIENT_UPLOADS} already has a folder with the new case ID, which may belong to another client`,
		`Check the Case ID. In Dropbox, check who can open that folder in ${CLIENT_UPLOADS}, and rename it to the number of the case that it belongs to. If it belongs to this client, rename it to the former case ID until the case folder has its new name.`,
	);

const STAYS = `The client’s folder in ${CLIENT_UPLOADS} still has the former case ID. Rename it in Dropbox; otherwise the client gets another folder with the new one`;
