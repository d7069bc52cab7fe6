import { safePrefix } from '../closing/places';
import type { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import { folderAddress } from './places';
import type { Settings } from './Settings';

export type Closing = Pick<
	Settings,
	| ('closedWhen' | 'closedStage' | 'closedField' | 'closedValue')
	| ('closeMethod' | 'closedFolder' | 'closedPrefix' | 'afterZipping')
>;

export const CLOSED_FOLDER = 'Closed Folder';

/** What tells that a matter is closed, and what becomes of its folder. */
export function checkClosing(given: GivenSettings, faults: Faults): Closing {
	checkSign(given, faults);
	const { closedWhen, closeMethod, afterZipping } = given;
	return {
		closedWhen,
		closedStage: given.closedStage.trim(),
		closedField: given.closedField.trim(),
		closedValue: given.closedValue.trim(),
		closeMethod,
		closedFolder:
			closeMethod === 'prefix'
				? ''
				: faults.read(
						CLOSED_FOLDER,
						() => folderAddress(given.closedFolder, 'the path or ID of a folder, such as /Closed'),
						'',
					),
		closedPrefix: closeMethod === 'prefix' ? checkPrefix(given.closedPrefix, faults) : '',
		afterZipping,
	};
}

/** What is not the sign is left as it is. */
function checkSign(given: GivenSettings, faults: Faults): void {
	if (given.closedWhen === 'stage') {
		if (given.closedStage.trim() === '') {
			faults.add('Closed Stage', 'It is empty', 'Enter the name of the matter stage, such as Closed');
		}
		if (given.caseSystem === 'legalserver') {
			faults.add(
				'Matter Is Closed When',
				'LegalServer has no matter stages',
				'Choose Its Status Is Closed. The ready-made workflows do not close cases of LegalServer',
			);
		}
	}
	if (given.closedWhen !== 'customField') return;
	if (given.closedField.trim() === '') {
		faults.add('Closed Field', 'It is empty', 'Enter the name of the custom field, such as File Status');
	}
	if (given.closedValue.trim() === '') {
		faults.add('Closed Value', 'It is empty', 'Enter the value that closes a matter, such as Closed');
	}
}

function checkPrefix(given: string, faults: Faults): string {
	const field = 'Closed Prefix';
	if (given.trim() === '') {
		faults.add(field, 'It is empty', 'Enter what the name of a closed folder begins with, such as Closed');
		return '';
	}
	const prefix = faults.read(field, () => safePrefix(given), '');
	if (prefix !== given.trim() && prefix !== '') {
		faults.warn(field, 'Characters that Dropbox or Windows does not allow were replaced');
	}
	return prefix;
}
