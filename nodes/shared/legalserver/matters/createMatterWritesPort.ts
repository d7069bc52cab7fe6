import type { LegalServerApi } from '../client/LegalServerApi';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { Matters, MatterWrites } from '../port';

/** @param matters by which a case is read after it was changed: the answer to a change has no custom fields */
export const createMatterWritesPort = (
	api: LegalServerApi,
	{ readMatter }: Pick<Matters, 'readMatter'>,
): MatterWrites => ({
	async updateMatter(matterUuid, { customFields, externalId }) {
		const data = {
			...(customFields === undefined ? {} : { custom_fields: customFields }),
			...(externalId === undefined ? {} : { external_id: externalId }),
		};
		const write = {
			...{ method: 'PATCH' as const, path: ['matters', matterUuid], data },
			...{ needs: [PERMISSIONS.updateMatter], isPremium: true },
		};
		await api.write<object>(write).catch(throwRefusal);
		return await readMatter({ uuid: matterUuid }, Object.keys(customFields ?? {}));
	},
});
