import { Plugin } from 'obsidian';

export default class AttentionLabPlugin extends Plugin {}
