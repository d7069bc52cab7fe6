import { dryRunNotesFor } from '../../../../../../nodes/shared/node/dryRunOption';
import { dryRunField } from '../../../../../../nodes/shared/node/panel';

/** The option of every operation that writes. */
export const DRY_RUN = dryRunField('LegalServer', undefined);

export { dryRunSchema } from '../../../../../../nodes/shared/node/dryRunOption';

export const dryRunNotes = dryRunNotesFor('LegalServer');
