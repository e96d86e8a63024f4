namespace Dashboard.Web.Media;

/// <summary>What an encoded image or sound is, by its first bytes. Nothing that a browser would run or render as a document is among them.</summary>
internal static class MediaType
{
    public const string Unknown = "application/octet-stream";

    public static string OfImage(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.Length >= 8 && file[0] == 0x89 && file[1..].StartsWith("PNG\r\n\u001A\n"u8) => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ when file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) => "image/gif",
        _ when file.StartsWith("RIFF"u8) && At(file, 8).StartsWith("WEBP"u8) => "image/webp",
        _ when At(file, 4).StartsWith("ftypavif"u8) => "image/avif",
        _ when file.StartsWith("BM"u8) => "image/bmp",
        _ => Unknown,
    };

    public static string OfSound(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.StartsWith("RIFF"u8) && At(file, 8).StartsWith("WAVE"u8) => "audio/wav",
        _ when file.StartsWith("fLaC"u8) => "audio/flac",
        _ when file.StartsWith("OggS"u8) => "audio/ogg",
        _ when file.StartsWith("ID3"u8) => "audio/mpeg",
        [0xFF, >= 0xE2, ..] => "audio/mpeg",
        _ when At(file, 4).StartsWith("ftyp"u8) => "audio/mp4",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "audio/webm",
        _ => Unknown,
    };

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> file, int offset) => file.Length > offset ? file[offset..] : default;
}
