import type { INodeProperties } from 'n8n-workflow';

export const documentOperations = {};

export const documentDescription: INodeProperties[] = [];
