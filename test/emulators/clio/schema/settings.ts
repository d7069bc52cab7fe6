import type {
	CustomField,
	DocumentCategory,
	MatterStage,
	PicklistOption,
	PracticeArea,
} from '../state/records';
import { base, DEFAULTS, type Schema } from './Schema';

export const PRACTICE_AREA: Schema<PracticeArea> = {
	...{ kind: 'PracticeArea', permission: 'matters', defaults: DEFAULTS },
	scalars: {
		...base<PracticeArea>('PracticeArea'),
		code: ({ code }) => code,
		name: ({ name }) => name,
		category: ({ category }) => category,
	},
	associations: {},
};

export const MATTER_STAGE: Schema<MatterStage> = {
	...{ kind: 'MatterStage', permission: 'matters', defaults: DEFAULTS },
	scalars: {
		...base<MatterStage>('MatterStage'),
		practice_area_id: ({ practiceAreaId }) => String(practiceAreaId),
		name: ({ name }) => name,
		order: ({ order }) => order,
	},
	associations: {},
};

export const DOCUMENT_CATEGORY: Schema<DocumentCategory> = {
	...{ kind: 'DocumentCategory', permission: 'documents', defaults: DEFAULTS },
	scalars: { ...base<DocumentCategory>('DocumentCategory'), name: ({ name }) => name },
	associations: {},
};

export const PICKLIST_OPTION: Schema<PicklistOption> = {
	...{ kind: 'PicklistOption', defaults: DEFAULTS },
	scalars: {
		...base<PicklistOption>('PicklistOption'),
		option: ({ option }) => option,
		deleted_at: () => null,
	},
	associations: {},
};

export const CUSTOM_FIELD: Schema<CustomField> = {
	...{ kind: 'CustomField', permission: 'custom_fields', defaults: DEFAULTS },
	scalars: {
		...base<CustomField>('CustomField'),
		name: ({ name }) => name,
		parent_type: ({ parentType }) => parentType,
		field_type: ({ fieldType }) => fieldType,
		displayed: ({ displayed }) => displayed,
		deleted: ({ deleted }) => deleted,
		required: ({ required }) => required,
		display_order: ({ displayOrder }) => displayOrder,
	},
	associations: { picklist_options: { schema: () => PICKLIST_OPTION, find: ({ options }) => options } },
};
