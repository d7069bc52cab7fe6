import type { LegalServerApi } from '../client/LegalServerApi';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { MatterWrites } from '../port';
import { readMatter, type RawMatter } from './readMatter';

export const createMatterWritesPort = (api: LegalServerApi): MatterWrites => ({
	async updateMatter(matterUuid, { customFields, externalId }) {
		const data = {
			...(customFields === undefined ? {} : { custom_fields: customFields }),
			...(externalId === undefined ? {} : { external_id: externalId }),
		};
		const write = {
			...{ method: 'PATCH' as const, path: ['matters', matterUuid], data },
			...{ needs: [PERMISSIONS.updateMatter], isPremium: true },
		};
		return readMatter(await api.write<RawMatter>(write).catch(throwRefusal));
	},
});
