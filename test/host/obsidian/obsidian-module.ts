/** What `require('obsidian')` gives to the plugin. */

import { parse, stringify } from 'yaml';
import * as adapter from './adapter';
import { App } from './app';
import { Component } from './component';
import { debounce } from './debounce';
import { AbstractInputSuggest, EditorSuggest, PopoverSuggest } from './editor-suggest';
import { Editor } from './editor';
import { Events } from './events';
import { FileManager } from './file-manager';
import { HoverPopover } from './hover-popover';
import * as icons from './icons';
import { Keymap, Scope } from './keymap';
import * as links from './links';
import { frontmatterOf } from './markdown';
import { codeBlockPostProcessor, MarkdownRenderChild } from './markdown-renderer';
import { MarkdownView } from './markdown-view';
import { finishRenderMath, renderMath } from './math';
import { Menu, MenuItem, MenuSeparator } from './menu';
import { MetadataCache } from './metadata-cache';
import { ConfirmationButton, ConfirmationModal, Modal } from './modal';
import { editorEditorField, editorInfoField, editorLivePreviewField, livePreviewState } from './note-editor';
import { Notice } from './notice';
import { isVersionAtLeast, platformOf, type HostOptions } from './platform';
import { Plugin } from './plugin';
import { sanitizeHTMLToDom } from './sanitize';
import * as search from './search';
import { Setting, SettingGroup } from './setting';
import * as settingComponents from './setting-components';
import { PluginSettingTab, SettingPage, SettingTab } from './setting-tab';
import { FuzzySuggestModal, SuggestModal } from './suggest-modal';
import { displayTooltip, setTooltip } from './tooltip';
import { normalizePath, TAbstractFile, TFile, TFolder, Vault } from './vault';
import { EditableFileView, FileView, ItemView, TextFileView, View } from './view';
import { Workspace } from './workspace';
import * as leaves from './workspace-leaf';

export function obsidianModule(options: HostOptions): Record<string, unknown> {
  return {
    App, Component, Editor, Events, FileManager, HoverPopover, Keymap, MarkdownRenderChild, MarkdownView, Menu, MenuItem, MenuSeparator, MetadataCache,
    ConfirmationButton, ConfirmationModal, Modal, Notice, Plugin, Scope, Setting, SettingGroup, PluginSettingTab, SettingPage, SettingTab,
    FuzzySuggestModal, SuggestModal, AbstractInputSuggest, EditorSuggest, PopoverSuggest, TAbstractFile, TFile, TFolder, Vault,
    EditableFileView, FileView, ItemView, TextFileView, View, Workspace,
    ...leaves, ...settingComponents, ...icons, ...links, ...search,
    FileSystemAdapter: adapter.FileSystemAdapter, CapacitorAdapter: adapter.CapacitorAdapter,
    editorEditorField, editorInfoField, editorLivePreviewField, editorViewField: editorInfoField, livePreviewState,
    debounce, normalizePath, renderMath, finishRenderMath, loadMathJax: finishRenderMath, sanitizeHTMLToDom, setTooltip, displayTooltip,
    MarkdownRenderer: {
      render: (app: App, markdown: string, el: HTMLElement, sourcePath: string, component: Component) => app.drawing.render(markdown, el, sourcePath, component),
    },
    MarkdownPreviewRenderer: { createCodeBlockPostProcessor: codeBlockPostProcessor },
    Platform: platformOf(options.device),
    apiVersion: options.apiVersion,
    requireApiVersion: (version: string) => isVersionAtLeast(options.apiVersion, version),
    getLanguage: () => options.language,
    arrayBufferToBase64: adapter.base64OfBytes,
    base64ToArrayBuffer: adapter.bytesOfBase64,
    arrayBufferToHex: (buffer: ArrayBuffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    hexToArrayBuffer: (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)).buffer,
    getBlobArrayBuffer: (blob: Blob) => blob.arrayBuffer(),
    parseYaml: (text: string): unknown => parse(text),
    stringifyYaml: (value: unknown) => stringify(value),
    getFrontMatterInfo: (text: string) => {
      const found = frontmatterOf(text);
      const contentStart = found ? text.split('\n').slice(0, found.lineCount).join('\n').length + 1 : 0;
      return { exists: found !== null, frontmatter: found?.yaml ?? '', from: 4, to: contentStart - 4, contentStart };
    },
    parseFrontMatterAliases: (frontmatter: Record<string, unknown> | null) => stringsOf(frontmatter, ['aliases', 'alias']),
    parseFrontMatterTags: (frontmatter: Record<string, unknown> | null) => stringsOf(frontmatter, ['tags', 'tag'])?.map((tag) => `#${tag.replace(/^#/, '')}`) ?? null,
    parseFrontMatterEntry: (frontmatter: Record<string, unknown> | null, key: string) => frontmatter?.[key] ?? null,
    parseFrontMatterStringArray: (frontmatter: Record<string, unknown> | null, key: string) => stringsOf(frontmatter, [key]),
    requestUrl: () => Promise.reject(new Error('The host has no network.')),
    request: () => Promise.reject(new Error('The host has no network.')),
  };
}

function stringsOf(frontmatter: Record<string, unknown> | null, keys: readonly string[]): string[] | null {
  const value = keys.map((key) => frontmatter?.[key]).find((found) => found !== undefined && found !== null);
  if (value === undefined || value === null) return null;
  return (Array.isArray(value) ? value.map(String) : String(value as string | number).split(',')).map((text) => text.trim()).filter(Boolean);
}
