import type { INodeProperties } from 'n8n-workflow';

export const alertOperations = {};

export const alertDescription: INodeProperties[] = [];
