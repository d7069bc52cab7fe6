import { caseFolderName } from '../naming/caseFolderName';
import type { SafeName } from '../naming/safeName';

/**
 * What the folder of a matter is called among those of others, such as in `/Privileged`. Two numbers never give the same
 * name: one with characters that no name may have gets a short reference.
 * @throws Refusal `name_not_allowed` where nothing readable is left
 */
export const matterFolderName = (caseId: string): SafeName =>
	caseFolderName({ caseId, template: [{ kind: 'case ID' }], fields: {} });
