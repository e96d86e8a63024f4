using EventFormat.Runs;

namespace EventFormat.Tests.Oracle;

/// <summary>A point as read: a scalar, or where its blob stands.</summary>
internal sealed record ReadPoint(int File, long Step, double WallTime, double Value, bool IsSingle, BlobPoint? Blob);
