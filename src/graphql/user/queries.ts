import { builder, viewerDependent } from '../builder.js';
import { User } from './type.js';

builder.queryField('me', (t) =>
  t.prismaField({
    type: User,
    description: 'The signed-in user.',
    extensions: viewerDependent,
    resolve: (query, _root, _args, { prisma, viewer }) =>
      prisma.user.findUniqueOrThrow({ ...query, where: { id: viewer.userId } }),
  }),
);
