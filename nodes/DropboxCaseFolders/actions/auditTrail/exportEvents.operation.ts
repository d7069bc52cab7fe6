import { done, inParallel, mapOk, outcomeOf, type Outcome } from '../../../shared/core/outcome';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { findFolders } from '../shared/locate/locateMany';
import { exportTrail, type ExportedTrail } from './export/exportTrail';
import { exportFields, readExportRequest, type ExportRequest } from './export/fields';

type Needs = Pick<Dependencies, 'dropbox' | 'documents'>;

/** Export: events of a trail as a file, each with the proof that it is part of the trail. It only reads. */
export const exportEvents: Operation<ExportRequest, ExportedTrail, Needs> = {
	asTool: 'runs',
	fields: exportFields,
	read: readExportRequest,
	run: exportEach,
	rows: ({ verification, exported, leftOut, root, fileName }) => [
		{
			...{ ok: verification.ok, exported, leftOut, events: verification.events, root, fileName },
			...(verification.ok ? {} : { warnings: [CHANGED] }),
		},
	],
	binary: ({ field, kept }) => ({ [field]: kept }),
};

const CHANGED =
	'The trail is not what was written. Events that were changed are left out. Run Verify Trail to see what was changed.';

/** One trail after the other, so that the events of one alone are held. */
async function exportEach(
	requests: readonly ExportRequest[],
	{ dropbox, documents }: Needs,
): Promise<Array<Outcome<ExportedTrail>>> {
	const addresses = requests.map(({ auditFolder }) => auditFolder);
	const found = (await findFolders(addresses, dropbox)).map((folder, index) =>
		folder.ok ? done({ folder: folder.value, request: requests[index] as ExportRequest }) : folder,
	);
	return await mapOk(
		found,
		async (all) =>
			await inParallel(
				all,
				async ({ folder, request }) =>
					await outcomeOf(async () => await exportTrail(folder, request, dropbox, documents)),
				1,
			),
	);
}
