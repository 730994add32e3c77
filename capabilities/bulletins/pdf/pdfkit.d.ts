/** The part of pdfkit that bulletins use: the package brings no types, and those kept apart know no PDF/UA. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  type TextOptions = {
    width?: number;
    align?: 'left' | 'right';
    lineGap?: number;
    lineBreak?: boolean;
  };
  type StructureOptions = { alt?: string; scope?: 'Row' | 'Column'; bbox?: number[]; placement?: 'Block' };

  export class StructureElement {
    add(child: StructureElement | (() => void)): this;
    end(): void;
  }

  export class PDFDocument extends Readable {
    constructor(options: Record<string, unknown>);
    x: number;
    y: number;
    page: { width: number; height: number; margins: { bottom: number } };
    outline: { addItem(title: string): unknown };
    struct(
      type: string,
      options?: StructureOptions,
      children?: StructureElement | (() => void) | (StructureElement | (() => void))[],
    ): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options?: { type: string }): this;
    endMarkedContent(): this;
    registerFont(name: string, path: string): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    widthOfString(text: string): number;
    heightOfString(text: string, options?: TextOptions): number;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    stroke(): this;
    fill(colour: string): this;
    addPage(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): void;
    end(): void;
  }
}
