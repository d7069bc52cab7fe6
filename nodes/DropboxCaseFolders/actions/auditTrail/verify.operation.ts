import { inParallel, mapOk, outcomeOf, done } from '../../../shared/core/outcome';
import { anchorText } from '../../../shared/domain/audit/Anchor';
import type { Verification } from '../../../shared/domain/audit/ChainVerifier';
import { stableAddress } from '../../../shared/domain/entry';
import type { Operation } from '../../../shared/node/Operation';
import type { DropboxOnly } from '../shared/Dependencies';
import { findFolders } from '../shared/locate/locateMany';
import { readTrail } from './shared/readTrail';
import { readVerifyRequest, verifyFields, type VerifyRequest } from './verify/fields';

/** Findings of one item that are shown; a trail that was damaged on purpose may have one for each event. */
const MOST_FINDINGS = 200;

/** Verify: whether an audit trail is what was written, and if not, where. It only reads. */
export const verify: Operation<VerifyRequest, Verification, DropboxOnly> = {
	asTool: 'runs',
	fields: verifyFields,
	read: readVerifyRequest,
	run: async (requests, { dropbox }) => {
		const addresses = requests.map(({ auditFolder }) => auditFolder);
		const found = (await findFolders(addresses, dropbox)).map((folder, index) =>
			folder.ok ? done({ folder: folder.value, anchor: requests[index]?.anchor }) : folder,
		);
		// One trail after the other: each is read by as many calls at once as there may be.
		return await mapOk(
			found,
			async (all) =>
				await inParallel(
					all,
					async ({ folder, anchor }) =>
						await outcomeOf(async () => await readTrail(stableAddress(folder), dropbox, anchor)),
					1,
				),
		);
	},
	rows: ({ ok, events, segments, root, findings }) => [
		{
			...{ ok, events, segments, root, anchor: anchorText({ events, root }) },
			findingCount: findings.length,
			findings: findings.slice(0, MOST_FINDINGS).map((finding) => ({ ...finding })),
		},
	],
	notes: (results) => {
		const damaged = results.filter(({ ok }) => !ok).length;
		if (damaged === 0) return [];
		const what = damaged === 1 ? '1 audit trail is' : `${damaged} audit trails are`;
		return [`${what} not what was written. The findings say where.`];
	},
};
