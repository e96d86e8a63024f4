using SkiaSharp;
using Training.Core.Data;
using Training.Core.Data.Datasets;

namespace Training.Core.Tests.Data;

public class ImageFolderDatasetTests
{
    [Fact]
    public void Get_Folders_ClassesAndFilesInOrderOfTheirNames()
    {
        using var folder = new TemporaryDirectory();
        Save(folder.Combine("dog", "b.png"), 2, 3, SKColors.Red);
        Save(folder.Combine("cat", "z.PNG"), 2, 3, SKColors.Lime);
        Save(folder.Combine("dog", "a.png"), 2, 3, new SKColor(0, 0, 51, 128));
        File.WriteAllText(folder.Combine("dog", "notes.txt"), "no image");
        var dataset = new ImageFolderDataset(folder.Path);
        Assert.Equal(["cat", "dog"], dataset.Classes);
        Assert.Equal(["z.PNG", "a.png", "b.png"], Enumerable.Range(0, 3).Select(index => Path.GetFileName(dataset.PathOf(index))));
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 3, NumWorkers = 2 });
        using var batch = loader.Load(0).Single();
        Assert.Equal([3, 3, 3, 2], batch.Input.shape);
        Assert.Equal([0L, 1, 1], batch.Target.data<long>().ToArray());
        Assert.Equal([0f, 1, 0, 0, 0, 0.2f, 1, 0, 0], batch.Input[.., .., 1, 1].contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Decode_KnownPixels_ChannelsFirstAndExact()
    {
        byte[] pixels = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 255];
        using var image = new ImageDecoder(new ImageOptions()).Decode(Png(pixels, 2, 2), "it");
        Assert.Equal(new byte[] { 0, 30, 60, 90, 10, 40, 70, 100, 20, 50, 80, 255 }.Select(value => value / 255f), image.data<float>().ToArray());
        using var grey = new ImageDecoder(new ImageOptions { IsGrayscale = true, Size = (1, 1) }).Decode(Png([9, 9, 9], 1, 1), "it");
        Assert.Equal(9 / 255f, grey.data<float>().ToArray().Single(), 1e-6f);
        using var resized = new ImageDecoder(new ImageOptions { Size = (5, 4) }).Decode(Png(pixels, 2, 2), "it");
        Assert.Equal([3, 4, 5], resized.shape);
    }

    [Fact]
    public void Get_BrokenFiles_NameTheFileAndTheItem()
    {
        using var folder = new TemporaryDirectory();
        Save(folder.Combine("a", "0.png"), 8, 8, SKColors.Red);
        var whole = Png([.. Enumerable.Range(0, 3 * 32 * 32).Select(i => (byte)(i * i / 7))], 32, 32);
        File.WriteAllBytes(folder.Combine("a", "1.png"), []);
        File.WriteAllBytes(folder.Combine("a", "2.png"), "text"u8);
        File.WriteAllBytes(folder.Combine("a", "3.png"), whole[..(whole.Length / 2)]);
        using var loader = new DataLoader(new ImageFolderDataset(folder.Path), new DataLoaderOptions { NumWorkers = 1 });
        for (var broken = 1; broken <= 3; broken++)
        {
            var failure = Assert.Throws<DataLoaderException>(() => Batches.Indices(loader.Load(0, broken)));
            Assert.Equal(broken, failure.Index);
            Assert.Contains($"{broken}.png", failure.Message, StringComparison.Ordinal);
            Assert.IsType<InvalidDataException>(failure.InnerException);
        }
    }

    [Fact]
    public void Decode_TooManyPixels_IsRefused()
    {
        var failure = Assert.Throws<InvalidDataException>(() => new ImageDecoder(new ImageOptions { MaxPixels = 3 }).Decode(Png(new byte[12], 2, 2), "bomb.png"));
        Assert.Equal("bomb.png has 2 × 2 pixels, more than the 3 allowed.", failure.Message);
    }

    [Fact]
    public void New_NoClassOrNoImage_IsTold()
    {
        using var folder = new TemporaryDirectory();
        Assert.Throws<InvalidDataException>(() => new ImageFolderDataset(folder.Path));
        Directory.CreateDirectory(folder.Combine("empty"));
        Assert.Contains("empty holds no image", Assert.Throws<InvalidDataException>(() => new ImageFolderDataset(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => new ImageFolderDataset(folder.Combine("missing")));
    }

    private static void Save(string path, int width, int height, SKColor color)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(color);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }

    private static byte[] Png(byte[] rgb, int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var i = 0; i < width * height; i++)
        {
            bitmap.SetPixel(i % width, i / width, new SKColor(rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
