import { joinPath } from '../../../../../shared/domain/paths';
import type { UploadRequest } from '../UploadRequest';

/** Where the former versions of what lies in a folder are kept: in the archive, in a subfolder of the same name. */
export const archivePath = (
	{ archiveFolder }: UploadRequest,
	{ subfolder }: { subfolder: string },
): string => (subfolder === '' ? archiveFolder : joinPath(archiveFolder, subfolder));
