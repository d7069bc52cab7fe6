import type { IDataObject } from 'n8n-workflow';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';

/** Who can open a document: by the restricted folder, and who has it by itself besides. */
export function accessRows(
	ofFolder: readonly FolderMember[],
	ofFile: readonly FolderMember[],
): IDataObject[] {
	const own = ofFile.filter(({ inherited }) => !inherited);
	return [
		...ofFolder.map((member) => row(member, 'folder')),
		...own.map((member) => row(member, 'document')),
	];
}

const row = ({ who, level, kind }: FolderMember, via: 'folder' | 'document'): IDataObject => ({
	who,
	level: kind === 'invited' ? `${level}, invited` : level,
	via,
});
