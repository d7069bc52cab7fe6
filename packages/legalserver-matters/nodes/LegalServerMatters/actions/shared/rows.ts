import type { IDataObject } from 'n8n-workflow';
import type { Assignment, Matter, User } from '../../../../../../nodes/shared/legalserver/port';

const userRow = ({ id, uuid, name }: User): IDataObject => ({
	userId: id ?? null,
	userUuid: uuid ?? '',
	name,
});

export const assignmentRow = (assignment: Assignment): IDataObject => ({
	assignmentUuid: assignment.uuid ?? '',
	type: assignment.type,
	...userRow(assignment.user),
	program: assignment.program,
	office: assignment.office,
	startDate: assignment.startDate ?? null,
	endDate: assignment.endDate ?? null,
	isConfirmed: assignment.isConfirmed,
});

export const matterRow = (matter: Matter): IDataObject => ({
	matterUuid: matter.uuid,
	matterId: matter.id,
	caseNumber: matter.caseNumber,
	title: matter.title,
	clientName: matter.client.fullName,
	firstName: matter.client.first,
	middleName: matter.client.middle,
	lastName: matter.client.last,
	suffix: matter.client.suffix,
	organizationName: matter.client.organizationName,
	isGroup: matter.client.isGroup,
	clientEmail: matter.client.email,
	disposition: matter.disposition,
	status: matter.status,
	intakeDate: matter.intakeDate ?? null,
	openedDate: matter.openedDate ?? null,
	closedDate: matter.closedDate ?? null,
	rejectedDate: matter.rejectedDate ?? null,
	closeReason: matter.closeReason,
	rejectionReason: matter.rejectionReason,
	office: matter.office,
	program: matter.program,
	problemCode: matter.problemCode,
	problemCategory: matter.problemCategory,
	specialProblemCodes: matter.specialProblemCodes,
	restrictions: matter.restrictions,
	excludedUsers: matter.excludedUsers?.map(userRow) ?? null,
	externalId: matter.externalId,
	dropboxFolderId: matter.dropboxFolderId,
	url: matter.profileUrl,
	customFields: { ...matter.customFields } as IDataObject,
	// Null, not an empty list: LegalServer said nothing about them.
	assignments: matter.assignments?.map(assignmentRow) ?? null,
});
