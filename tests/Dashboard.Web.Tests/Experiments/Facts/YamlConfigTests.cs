using CsCheck;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Tests.Experiments.Facts;

public sealed class YamlConfigTests
{
    [Fact]
    public void Lightning_HParams_AreSettings()
    {
        var config = YamlConfig.Read("""
            # what save_hyperparameters writes
            batch_size: 32
            lr: 1e-3
            model:
              name: 'it''s resnet'
              layers:
              - 2
              - 2 # second
              dropout: 0.1
            use_amp: true
            ckpt: null
            path: C:\data
            url: http://host:80/x
            loss: !!python/object/apply:torch.nn.MSELoss
            "quoted: key": "two words"
            empty: {}
            """);

        Assert.Equal(32, config["batch_size"].Number);
        Assert.Equal(1e-3, config["lr"].Number);
        Assert.Equal("it's resnet", config["model.name"].Text);
        Assert.Equal("[2, 2]", config["model.layers"].Text);
        Assert.Equal(0.1, config["model.dropout"].Number);
        Assert.True(config["use_amp"].IsFlag);
        Assert.True(config["ckpt"].IsMissing);
        Assert.Equal(@"C:\data", config["path"].Text);
        Assert.Equal("http://host:80/x", config["url"].Text);
        Assert.Equal("two words", config["quoted: key"].Text);
        Assert.True(config["nothing"].IsMissing);
    }

    [Fact]
    public void Ultralytics_Args_AreSettings()
    {
        var config = YamlConfig.Read("task: detect\nmode: train\nepochs: 100\nlr0: 0.01\nimgsz: 640\namp: true\nclasses: null\nname: exp\nfreeze:\n- 0\n- 1\n");
        Assert.Equal(["amp", "epochs", "freeze", "imgsz", "lr0", "mode", "name", "task"], config.Select(entry => entry.Key));
        Assert.Equal(TrialValue.Of(0.01), config["lr0"]);
    }

    [Fact]
    public void AnyText_IsReadWithoutAFault() => Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Const('\n'), Gen.Const(':'), Gen.Const(' '), Gen.Const('-'), Gen.Const('"')), 0, 200]
        .Sample(text => YamlConfig.Read(text).Sum(entry => entry.Value.Text.Length) <= (text.Length * 3) + 16, iter: 3000);
}
