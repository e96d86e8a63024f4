namespace EventFormat.Tests.Oracle;

/// <summary>A point as TensorBoard told it; its value is null for blobs.</summary>
internal sealed record ExpectedPoint(int Index, long Step, double? WallTime, double? Value);
