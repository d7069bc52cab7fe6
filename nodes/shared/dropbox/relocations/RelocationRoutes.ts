import type { Relocation } from '../port';
import type { files } from '../../vendor/dropbox';
import type { Api } from '../client/Api';

/** Copying, or moving: the same arguments and answers by other routes. None is repeated after a lost answer. */
export interface RelocationRoutes {
	relocate(relocation: Relocation): Promise<files.RelocationResult>;
	launch(relocations: readonly Relocation[]): Promise<files.RelocationBatchV2Launch>;
	check(jobId: string): Promise<files.RelocationBatchV2JobStatus>;
}

export const createCopyRoutes = (api: Api): RelocationRoutes => ({
	relocate: async (copy) => await api.callOnce((sdk) => sdk.filesCopyV2({ ...pathsOf(copy), ...NEVER })),
	launch: async (copies) =>
		await api.callOnce((sdk) =>
			sdk.filesCopyBatchV2({ entries: copies.map(pathsOf), autorename: NEVER.autorename }),
		),
	check: async (id) => await api.call((sdk) => sdk.filesCopyBatchCheckV2({ async_job_id: id })),
});

export const createMoveRoutes = (api: Api): RelocationRoutes => ({
	relocate: async (move) => await api.callOnce((sdk) => sdk.filesMoveV2({ ...pathsOf(move), ...NEVER })),
	launch: async (moves) =>
		await api.callOnce((sdk) => sdk.filesMoveBatchV2({ entries: moves.map(pathsOf), ...NEVER })),
	check: async (id) => await api.call((sdk) => sdk.filesMoveBatchCheckV2({ async_job_id: id })),
});

/** No name that the service chooses, and nobody loses a document to another owner. */
const NEVER = { autorename: false, allow_ownership_transfer: false } as const;

const pathsOf = ({ from, to }: Relocation): files.RelocationPath => ({ from_path: from, to_path: to });
