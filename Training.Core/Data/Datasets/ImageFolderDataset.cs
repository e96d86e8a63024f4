using static TorchSharp.torch;

namespace Training.Core.Data.Datasets;

/// <summary>Images in one folder for each class, as torchvision's <c>ImageFolder</c> has them: <c>root/cat/….png</c>.</summary>
/// <remarks>
/// Inputs are float32 from 0 to 1 of shape (channels, height, width); targets are the number of the class. Classes and files come in the order of
/// their names. Files are read and decoded when an item is loaded, so that workers pay off.
/// </remarks>
public sealed class ImageFolderDataset : Dataset<Sample>
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp"];

    private readonly ImageDecoder _decoder;
    private readonly (string Path, int Class)[] _files;

    /// <summary>Lists the folders and files, without opening any.</summary>
    /// <param name="root">The folder that holds the classes' folders.</param>
    /// <param name="options">How images are decoded.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">There is no class, or one without images.</exception>
    public ImageFolderDataset(string root, ImageOptions? options = null)
    {
        _decoder = new ImageDecoder(options ?? new ImageOptions());
        string[] folders = [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal)];
        if (folders.Length == 0)
        {
            throw new InvalidDataException($"{root} holds no folder; each class is a folder of images.");
        }

        Classes = [.. folders.Select(folder => Path.GetFileName(folder)!)];
        _files = [.. folders.SelectMany((folder, number) => Images(folder).Select(path => (path, number)))];
    }

    /// <summary>The classes' names; a target is an index into them.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override int Count => _files.Length;

    /// <summary>The file of an item.</summary>
    public string PathOf(int index) => _files[index].Path;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is not an image that can be decoded; the message names it.</exception>
    public override Sample Get(int index, ItemRandom random)
    {
        var (path, number) = _files[index];
        return new Sample(_decoder.Read(path), tensor((long)number));
    }

    private static string[] Images(string folder)
    {
        string[] images = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        return images.Length > 0 ? images : throw new InvalidDataException($"{folder} holds no image ({string.Join(", ", Extensions)}).");
    }
}
