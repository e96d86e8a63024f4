namespace EventFormat.Writing;

/// <summary>Logs moving pictures, as animated GIFs in the place of an image.</summary>
public static class VideoSummaries
{
    /// <summary>Logs frames of bytes, one after the other.</summary>
    public static void AddVideo(
        this SummaryWriter writer,
        string tag,
        ReadOnlySpan<byte> pixels,
        ImageShape shape,
        int frames,
        long step,
        double framesPerSecond = 4,
        double? wallTime = null)
    {
        shape.Check(pixels.Length, frames, nameof(pixels));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(shape.Width, shape.Height), ushort.MaxValue, nameof(shape));
        if (!(framesPerSecond > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "Frames go forward.");
        }

        var hwc = new byte[pixels.Length];
        for (var frame = 0; frame < frames; frame++)
        {
            ImagePixels.ToHwc(pixels.Slice(frame * shape.Length, shape.Length), shape).CopyTo(hwc.AsSpan(frame * shape.Length));
        }

        var file = GifEncoder.Encode(hwc, shape.Width, shape.Height, shape.Channels, framesPerSecond);
        writer.Add(tag, file, shape.Width, shape.Height, shape.Channels, step, wallTime);
    }

    /// <summary>Logs frames of values between 0 and 1, one after the other.</summary>
    public static void AddVideo(
        this SummaryWriter writer,
        string tag,
        ReadOnlySpan<float> pixels,
        ImageShape shape,
        int frames,
        long step,
        double framesPerSecond = 4,
        double? wallTime = null)
    {
        shape.Check(pixels.Length, frames, nameof(pixels));
        writer.AddVideo(tag, ImagePixels.ToBytes(pixels), shape, frames, step, framesPerSecond, wallTime);
    }
}
