/**
 * A lesson as a project to work in.
 *
 * @module
 */
import type { Project } from "../project/project.ts";
import type { Lesson } from "./lesson.ts";

/** Which lesson a project belongs to: the name of a bundled one, or the whole Markdown of another. */
export type LessonReference = string;

/** A reference is the lesson itself, and not a bundled one's name. */
export const isLessonText = (reference: LessonReference): boolean => reference.includes("\n");

/**
 * The project that a lesson starts with.
 *
 * @param trusted whether its code may run unasked: a bundled lesson's may, one from a link only when its visitor says so
 */
export function lessonProject(lesson: Lesson, reference: LessonReference, trusted: boolean): Project {
  return {
    id: isLessonText(reference) ? `lesson-${crypto.randomUUID()}` : `lesson-${reference}`,
    name: lesson.title,
    engine: lesson.engine,
    files: lesson.files,
    position: lesson.at,
    lesson: reference,
    origin: "lesson",
    trusted,
  };
}
