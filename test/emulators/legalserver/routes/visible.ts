import { badRequestRefusal, unknownRefusal } from '../gateway/Refusal';
import type { Call } from '../route';
import { isCurrent } from '../state/matters';
import type { Matter } from '../state/records';
import { dateOf } from '../state/time';
import { UUID } from '../state/uuid';

/** Whether the caller sees the case: its staff, or who may see all; nobody who is excluded from it. */
export function sees({ site, caller }: Pick<Call, 'site' | 'caller'>, matter: Matter): boolean {
	if (matter.exclusions.includes(caller.userId)) return false;
	if (caller.permissions.has('API Access all Cases')) return true;
	const today = dateOf(site.clock.now());
	return matter.assignments.some((one) => one.userId === caller.userId && isCurrent(one, today));
}

export const visibleMatters = (call: Call): Matter[] =>
	call.site.matters.all.filter((matter) => sees(call, matter));

/** The case of that UUID. Throws the 400 for what is no UUID, the 404 for a case that the caller does not see. */
export function matterByUuid(call: Call, uuid: string): Matter {
	if (!UUID.test(uuid)) throw badRequestRefusal('Invalid matter_uuid');
	const matter = visibleMatters(call).find((one) => one.uuid === uuid.toLowerCase());
	if (!matter) throw unknownRefusal('matter');
	return matter;
}
