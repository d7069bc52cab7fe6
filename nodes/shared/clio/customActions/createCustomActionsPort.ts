import { ignoreAbsent } from '../../core/Refusal';
import type { ClioApi } from '../client/ClioApi';
import { readWholeList } from '../client/readWholeList';
import { requireRecord } from '../client/readResponse';
import { ClioError } from '../client/ClioError';
import { throwRefusal } from '../errors/toRefusal';
import type { CustomAction, CustomActionInput, CustomActions } from '../port/CustomActions';
import { pageOf, referenceOf } from './pages';
import { readClicked } from './readClicked';

const FIELDS = 'id,etag,label,target_url,ui_reference';
const PATH = ['custom_actions'] as const;

interface RawAction {
	id: number;
	etag?: string | null;
	label?: string | null;
	target_url?: string | null;
	ui_reference?: string | null;
}

export function createCustomActionsPort(api: ClioApi): CustomActions {
	const query = { fields: FIELDS };
	const list = async (): Promise<RawAction[]> => await readWholeList<RawAction>(api, PATH, query);
	return {
		listCustomActions: async () => (await list().catch(throwRefusal)).map(readAction),
		async createCustomAction(input) {
			const write = { method: 'POST' as const, path: PATH, query, data: dataOf(input) };
			const findMade = async () =>
				(await list()).findLast(
					({ label, ui_reference: reference }) =>
						label === input.label && reference === referenceOf(input.page),
				);
			const orTaken = async (thrown: unknown): Promise<RawAction> => {
				const isRejected = thrown instanceof ClioError && thrown.status === 422;
				const found = isRejected ? await findMade() : undefined;
				if (found === undefined) throw thrown;
				return found;
			};
			return readAction(await api.writeOnce<RawAction>(write, findMade).catch(orTaken).catch(throwRefusal));
		},
		async redirectCustomAction(action, targetUrl) {
			const data = { target_url: targetUrl };
			const headers = { 'If-Match': action.etag };
			const path = [...PATH, action.id];
			const changed = await api
				.write<RawAction>({ method: 'PATCH', path, query, data, headers })
				.catch(throwRefusal);
			return changed === undefined ? { ...action, targetUrl } : readAction(requireRecord(changed, action.id));
		},
		async deleteCustomAction(id) {
			const deleted = api.write({ method: 'DELETE', path: [...PATH, id] }).catch(throwRefusal);
			return (await deleted.then(() => true).catch(ignoreAbsent)) === true;
		},
		readClicked: async (click) => await readClicked(api, click),
	};
}

const dataOf = ({ label, page, targetUrl }: CustomActionInput) => ({
	...{ label, target_url: targetUrl, ui_reference: referenceOf(page) },
});

const readAction = ({ id, etag, label, ...raw }: RawAction): CustomAction => ({
	...{ id, etag: etag ?? '', label: label ?? '' },
	...{ targetUrl: raw.target_url ?? '', page: pageOf(raw.ui_reference ?? '') },
});
