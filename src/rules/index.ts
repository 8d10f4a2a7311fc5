import type { Rule } from '../engine/rule';
import { annotationForOtherClusterType } from './annotation-for-other-cluster-type';
import { annotationForOtherElbClass } from './annotation-for-other-elb-class';
import { annotationNotAString } from './annotation-not-a-string';
import { annotationOfAnotherController } from './annotation-of-another-controller';
import { annotationOutsideItsEdition } from './annotation-outside-its-edition';
import { annotationUnsupportedByVersion } from './annotation-unsupported-by-version';
import { conflictingAnnotations } from './conflicting-annotations';
import { doubtfulAnnotationValue } from './doubtful-annotation-value';
import { ingressAnnotationOnService } from './ingress-annotation-on-service';
import { invalidAnnotationValue } from './invalid-annotation-value';
import { missingRequirement } from './missing-requirement';
import { obsoleteAnnotation } from './obsolete-annotation';
import { platformAnnotationAuthored } from './platform-annotation-authored';
import { settingWithoutEffect } from './setting-without-effect';
import { unknownAnnotation } from './unknown-annotation';
import { unreadAnnotationField } from './unread-annotation-field';

/** All rules over manifests, by id. */
export const RULES: readonly Rule[] = [
  annotationForOtherClusterType,
  annotationForOtherElbClass,
  annotationNotAString,
  annotationOfAnotherController,
  annotationOutsideItsEdition,
  annotationUnsupportedByVersion,
  conflictingAnnotations,
  doubtfulAnnotationValue,
  ingressAnnotationOnService,
  invalidAnnotationValue,
  missingRequirement,
  obsoleteAnnotation,
  platformAnnotationAuthored,
  settingWithoutEffect,
  unknownAnnotation,
  unreadAnnotationField,
];

/** Ids that rules had once: they are never given to another. */
export const RETIRED_RULES: readonly string[] = [];
