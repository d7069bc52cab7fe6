/**
 * What a case system calls its cases on its screens: Clio says matter.
 * @param caseSystem as the client settings have it
 */
export const caseNoun = (caseSystem: string): 'matter' | 'case' =>
	['legalserver', 'other'].includes(caseSystem) ? 'case' : 'matter';
