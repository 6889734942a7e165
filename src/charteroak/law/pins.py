"""What each act's table is, under the readings as shipped: the digest of its definition, and of its content.

Written by `make pins`; the tests rebuild every table and hold it against this.
"""

PINS: dict[str, tuple[str, str]] = {
    "inquire": (
        "047c9dcd204676a65014e0cfef06934cefc80eecb06f5166ea25a74656d3cc11",
        "660f7ded761d12eeab2bfc52b39e85bb54962e20c7e0f93869d9799c9969d5b5",
    ),
    "disclose": (
        "c5efdb975c4cd1518d292d70a8ce5ba70c81baa3efda11cc74cbbbc9b5b65603",
        "07353916b77baaf3583a67084214f907b23735d7ed2b68adcf031c6cb53d5c66",
    ),
    "arrest": (
        "162901aebf5183bdaf818bf1019ba0c85043472ddd2469cb03acd03848e1d91c",
        "5847991a61b3488869943d80d853499b29902138437db3319f947f565ab64f6f",
    ),
    "detain": (
        "87e10ed66321b69cf04a41f2203614f5b43427bf2eee0864183202c191c6a57c",
        "5847991a61b3488869943d80d853499b29902138437db3319f947f565ab64f6f",
    ),
    "provide_service": (
        "0d7c9f2d0b6adde5353d7cee44beb10c18dc2a45893285cab0411232fabed66b",
        "2c5e78e571f8161b42447aaaafa5517cd872917a665f8ca8a0d8efcb7be8f076",
    ),
    "refuse_service": (
        "22735189b4494694b408f39486afba74bae5f5e2b75b1e8a56cd15444a7a9b11",
        "50d4f58d37434fce14c354ecc37c4a4284ac68ce3d293f13de1710e6b3a87d50",
    ),
    "refer": (
        "8b44ec7d63909717ea729e6cf0434fa6bfd4594a98f568cfb2a1659fcce27e39",
        "8b57312d9e3613070e4d6c45150f3ec2125ebe44fc1b3aef513c4e52dc868893",
    ),
}
