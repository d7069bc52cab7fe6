import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { LegalServerWorld } from '../LegalServerWorld';
import { assign, changeMatter, createMatter, setDisposition, unassign } from '../state/matters';
import { DISPOSITIONS, type Matter } from '../state/records';
import type { Site } from '../state/Site';
import { matterFacts } from './contents';
import { matterAt, ON_MATTER, REFERENCE, SITE, siteAt, userAt } from './references';

const DISPOSITION = z.enum(DISPOSITIONS as [string, ...string[]]);
const VALUE = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** A field of the API, a custom one by its database name, or one of those that stand apart. */
function setField(site: Site, matter: Matter, field: string, value: z.infer<typeof VALUE>): Matter {
	if (field === 'case_disposition') throw new BadControlCall('use POST /set-disposition');
	if (field === 'organization_name')
		return changeMatter(site, matter, { organizationName: value as string | null, isGroup: value !== null });
	if (site.customFields.has(field)) {
		const customFields = { ...matter.customFields, [field]: value as string };
		return changeMatter(site, matter, { customFields });
	}
	return changeMatter(site, matter, { fields: { ...matter.fields, [field]: value } });
}

/** What people do with cases on the screens. */
export const MATTER_CALLS: ControlCalls<LegalServerWorld> = {
	'POST /add-matter': (world, body) => {
		const {
			site: name,
			count,
			disposition,
			organizationName,
			fields,
			customFields,
			assignTo,
		} = z
			.object({
				...{ site: SITE, disposition: DISPOSITION.optional(), organizationName: z.string().optional() },
				fields: z.record(VALUE).default({}),
				customFields: z.record(z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
				assignTo: REFERENCE.optional(),
				/** So many of them, with numbers after their names, to page through. */
				count: z.number().int().positive().max(50_000).default(1),
			})
			.strict()
			.parse(body);
		const site = siteAt(world, name);
		const made = Array.from({ length: count }, (_, index) => {
			const last = count === 1 ? fields.last : `${String(fields.last as string)} ${index + 1}`;
			const matter = createMatter(site, {
				...(disposition === undefined ? {} : { disposition }),
				...(organizationName === undefined ? {} : { organizationName }),
				...{ fields: { ...fields, ...(fields.last === undefined ? {} : { last }) }, customFields },
			});
			if (assignTo === undefined) return matter;
			return assign(site, matter, { userId: userAt(site, assignTo).id, type: 'Primary' });
		});
		const [first] = made;
		return first && matterFacts(site, first);
	},
	'POST /set-disposition': (world, body) => {
		const { disposition, ...where } = z
			.object({ ...ON_MATTER, disposition: DISPOSITION })
			.strict()
			.parse(body);
		const { site, matter } = matterAt(world, where);
		return matterFacts(site, setDisposition(site, matter, disposition));
	},
	'POST /assign': (world, body) => {
		const { user, type, startDate, endDate, ...where } = z
			.object({
				...{ ...ON_MATTER, user: REFERENCE, type: z.string().default('Primary') },
				...{ startDate: z.string().optional(), endDate: z.string().nullable().optional() },
			})
			.strict()
			.parse(body);
		const { site, matter } = matterAt(world, where);
		const userId = userAt(site, user).id;
		return matterFacts(site, assign(site, matter, { userId, type, startDate, endDate }));
	},
	/** Ends the user's assignments as of today. */
	'POST /unassign': (world, body) => {
		const { user, ...where } = z
			.object({ ...ON_MATTER, user: REFERENCE })
			.strict()
			.parse(body);
		const { site, matter } = matterAt(world, where);
		return matterFacts(site, unassign(site, matter, userAt(site, user).id));
	},
	'POST /set-field': (world, body) => {
		const { field, value, ...where } = z
			.object({ ...ON_MATTER, field: z.string().min(1), value: VALUE })
			.strict()
			.parse(body);
		const { site, matter } = matterAt(world, where);
		return matterFacts(site, setField(site, matter, field, value));
	},
	/** Users who may no longer see the case. */
	'POST /exclude': (world, body) => {
		const { users, ...where } = z
			.object({ ...ON_MATTER, users: z.array(REFERENCE) })
			.strict()
			.parse(body);
		const { site, matter } = matterAt(world, where);
		const exclusions = users.map((user) => userAt(site, user).id);
		return matterFacts(site, changeMatter(site, matter, { exclusions }));
	},
};
