import type { HoldReason } from '../decision/Decision';

/** What a reason code means to somebody in an office, and what to do about it. */
export interface ReasonWords {
	/** Ends a line that begins with the document: no full stop. */
	happened: string;
	/** Whole sentences. That the event can be tried again is told apart, unless it does not help. */
	advice: string;
	/** Trying it again would end in the same way, whatever is done. */
	isFinal?: true;
}

const NOT_FILED = 'It was not saved in Dropbox.';

/** Why *Decide* held a document back or made no folder for a case, and what to do: the event may be about either. `{noun}` is a matter or a case. */
export const HOLD_WORDS: Readonly<Record<HoldReason, ReasonWords>> = {
	matter_hidden: {
		happened: 'The account that n8n uses cannot see the {noun}',
		advice: 'Give that account access to the {noun}.',
	},
	matter_unknown: {
		happened: 'It is not certain which {noun} it belongs to',
		advice:
			'Check in the case management system that the document is in the right {noun}. If it is, ask your n8n administrator.',
	},
	no_matter_number: {
		happened: 'The {noun} has no number, and case folders are named by it',
		advice: 'Give the {noun} a number.',
	},
	infected: {
		happened: 'The virus scanner of the case management system flagged it',
		advice: 'Do not open it. Ask your IT team whether it is safe.',
	},
	practice_area_unknown: {
		happened: 'The practice area of the {noun} is missing or hidden',
		advice: 'Enter one practice area on the {noun}. If there is one, let the connected account see it.',
	},
	practice_area_unmapped: {
		happened: 'The practice area of the {noun} has no destination in the client settings',
		advice: 'Have it added under “Destinations by Practice Area” in the client settings.',
	},
	matter_type_unknown: {
		happened: 'The matter type of the {noun} is missing or hidden',
		advice:
			'Fill in the matter type on the {noun}. If it is there, have “Matter Type Field” in the client settings corrected.',
	},
	attorney_unknown: {
		happened: 'The responsible attorney of the {noun} is missing or hidden',
		advice:
			'Enter the responsible attorney on the {noun}. If there is one, let the connected account see it.',
	},
	name_incomplete: {
		happened: 'The {noun} lacks something that the name of its folder needs',
		advice: 'Fill in what is missing on the {noun}, such as the client’s name.',
	},
	category_unknown: {
		happened: 'Its category is hidden from the connected account, so it may be privileged',
		advice: `${NOT_FILED} Let the connected account see the category.`,
	},
	category_unclear: {
		happened: 'Its category contains the name of a privileged one, so it may be privileged',
		advice: `${NOT_FILED} If documents of this category are privileged, have it added to “Privileged Categories” in the client settings. If not, have it given a subfolder there.`,
	},
	no_category: {
		happened: 'It has no category, so it may be privileged',
		advice: `${NOT_FILED} Give it a category in the case management system.`,
	},
	privileged_excluded: {
		happened:
			'It is privileged, and the client settings do not allow privileged documents of its matter type to be saved',
		advice: `${NOT_FILED} Upload it yourself where only attorneys have access, or have its matter type added to “Privileged Matter Types” in the client settings.`,
	},
	no_people: {
		happened: 'It is privileged, and the settings do not say who may open it',
		advice: `${NOT_FILED} Enter the responsible attorney on the {noun}, or have the people who may open it added to “People Who May Open Them” in the client settings.`,
	},
	exclusions_unknown: {
		happened: 'It is privileged, and somebody excluded from the {noun} may be among those who could open it',
		advice: `${NOT_FILED} Look in LegalServer who is excluded from the {noun}. If nobody under “People Who May Open Them” in the client settings is, upload it to Dropbox yourself.`,
	},
};
